select t0."id" as c0 from "farms" as t0 where ((t0."herd" > $1::int4 and (t0."herd" <= $2::int4 and t0."budget" >= $3::int8)) and ((t0."area" < $4::numeric and t0."foundedAt" >= $5) and (t0."organic" = $6::int4::boolean and t0."region" = any($7)))) order by t0."id"::text collate "C"
  $1: cell $0, integer
  $2: cell $1, integer
  $3: cell $2, bigint
  $4: cell $3, decimal
  $5: cell $4, datetime
  $6: cell $5, boolean
  $7: list $6, enum
