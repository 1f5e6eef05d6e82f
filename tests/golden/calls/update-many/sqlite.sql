update "plots" set "size" = case when "plots"."size" is null then null when typeof("plots"."size" * cast(? as integer)) = typeof(1) and "plots"."size" * cast(? as integer) between -2147483648 and 2147483647 then "plots"."size" * cast(? as integer) else abs(-9223372036854775808) end, "crop" = ? where "plots"."size" = cast(? as integer)
  ?: cell $1, integer
  ?: cell $1, integer
  ?: cell $1, integer
  ?: cell $2, string
  ?: cell $0, integer
