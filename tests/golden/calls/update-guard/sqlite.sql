update "plots" set "size" = case when "plots"."size" is null then null when typeof("plots"."size" + cast(? as integer)) = typeof(1) and "plots"."size" + cast(? as integer) between -2147483648 and 2147483647 then "plots"."size" + cast(? as integer) else abs(-9223372036854775808) end where (("plots"."farmId" = ? and "plots"."farmId" collate binary = ?) and (("plots"."code" = ? and "plots"."code" collate binary = ?) and "plots"."size" < cast(? as integer))) returning "plots"."size" as c0
  ?: cell $3, integer
  ?: cell $3, integer
  ?: cell $3, integer
  ?: cell $0, string
  ?: cell $0, string
  ?: cell $1, string
  ?: cell $1, string
  ?: cell $2, integer
