insert into "plots" ("id", "farmId", "code", "crop", "size") values (?, ?, ?, ?, cast(? as integer)) on conflict ("farmId", "code") do update set "size" = case when "plots"."size" is null then null when typeof("plots"."size" + cast(? as integer)) = typeof(1) and "plots"."size" + cast(? as integer) between -2147483648 and 2147483647 then "plots"."size" + cast(? as integer) else abs(-9223372036854775808) end where (("plots"."farmId" = ? and "plots"."farmId" collate binary = ?) and ("plots"."code" = ? and "plots"."code" collate binary = ?)) returning "plots"."id" as c0, "plots"."size" as c1
  ?: cell $0, string
  ?: cell $1, string
  ?: cell $2, string
  ?: cell $3, string
  ?: cell $4, integer
  ?: cell $5, integer
  ?: cell $5, integer
  ?: cell $5, integer
  ?: cell $1, string
  ?: cell $1, string
  ?: cell $2, string
  ?: cell $2, string
