update "farms" set "budget" = case when "farms"."budget" is null then null when typeof("farms"."budget" + cast(? as integer)) = typeof(1) and "farms"."budget" + cast(? as integer) between -9223372036854775808 and 9223372036854775807 then "farms"."budget" + cast(? as integer) else abs(-9223372036854775808) end, "herd" = cast(? as integer) where ("farms"."id" = ? and "farms"."id" collate binary = ?) returning "farms"."herd" as c0, cast("farms"."budget" as text) as c1
  ?: cell $1, bigint
  ?: cell $1, bigint
  ?: cell $1, bigint
  ?: cell $2, integer
  ?: cell $0, string
  ?: cell $0, string
