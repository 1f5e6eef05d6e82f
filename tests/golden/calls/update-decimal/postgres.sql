update "farms" set "area" = "farms"."area" + $1::numeric where "farms"."id" = $2 returning "farms"."area"::text as c0
  $1: cell $1, decimal
  $2: cell $0, string
