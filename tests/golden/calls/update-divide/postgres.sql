update "farms" set "herd" = "farms"."herd" / $1::int4, "budget" = "farms"."budget" / $2::int8 where "farms"."id" = $3 returning "farms"."herd" as c0, "farms"."budget"::text as c1
  $1: cell $1, integer
  $2: cell $2, bigint
  $3: cell $0, string
