update "plots" set "size" = "plots"."size" + $1::int4 where ("plots"."farmId" = $2 and ("plots"."code" = $3 and "plots"."size" < $4::int4)) returning "plots"."size" as c0
  $1: cell $3, integer
  $2: cell $0, string
  $3: cell $1, string
  $4: cell $2, integer
