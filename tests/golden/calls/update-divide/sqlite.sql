update "farms" set "herd" = case when "farms"."herd" is null then null when typeof("farms"."herd" / cast(? as integer)) = typeof(1) and "farms"."herd" / cast(? as integer) between -2147483648 and 2147483647 then "farms"."herd" / cast(? as integer) else abs(-9223372036854775808) end, "budget" = case when "farms"."budget" is null then null when typeof("farms"."budget" / cast(? as integer)) = typeof(1) and "farms"."budget" / cast(? as integer) between -9223372036854775808 and 9223372036854775807 then "farms"."budget" / cast(? as integer) else abs(-9223372036854775808) end where ("farms"."id" = ? and "farms"."id" collate binary = ?) returning "farms"."herd" as c0, cast("farms"."budget" as text) as c1
  ?: cell $1, integer
  ?: cell $1, integer
  ?: cell $1, integer
  ?: cell $2, bigint
  ?: cell $2, bigint
  ?: cell $2, bigint
  ?: cell $0, string
  ?: cell $0, string
