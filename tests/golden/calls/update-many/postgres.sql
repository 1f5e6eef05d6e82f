update "plots" set "size" = "plots"."size" * $1::int4, "crop" = $2 where "plots"."size" = $3::int4
  $1: cell $1, integer
  $2: cell $2, string
  $3: cell $0, integer
