update "plots" set "size" = $1::int4 where ("plots"."id" = $2 and ("plots"."size" >= $3::int4 and ("plots"."crop" = $4 or "plots"."crop" is null))) returning "plots"."id" as c0, "plots"."farmId" as c1, "plots"."code" as c2, "plots"."crop" as c3, "plots"."size" as c4
  $1: cell $3, integer
  $2: cell $0, string
  $3: cell $1, integer
  $4: cell $2, string
