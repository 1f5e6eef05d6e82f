update "farms" set "budget" = "farms"."budget" + $1::int8, "herd" = $2::int4 where "farms"."id" = $3 returning "farms"."herd" as c0, "farms"."budget"::text as c1
  $1: cell $1, bigint
  $2: cell $2, integer
  $3: cell $0, string
