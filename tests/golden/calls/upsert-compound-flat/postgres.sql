insert into "plots" as t0 ("id", "farmId", "code", "crop", "size") values ($1, $2, $3, $4, $5::int4) on conflict ("farmId", "code") do update set "size" = t0."size" + $6::int4 returning t0."id" as c0, t0."size" as c1
  $1: cell $0, string
  $2: cell $1, string
  $3: cell $2, string
  $4: cell $3, string
  $5: cell $4, integer
  $6: cell $5, integer
