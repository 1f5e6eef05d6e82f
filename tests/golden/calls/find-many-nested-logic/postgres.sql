select t0."id" as c0, t0."farmId" as c1, t0."code" as c2, t0."crop" as c3, t0."size" as c4 from "plots" as t0 where ((t0."crop" = $1 and t0."size" < $2::int4) or ((t0."size" = $3::int4 and t0."crop" <> $4) or t0."code" = $5)) order by t0."id"::text collate "C"
  $1: cell $0, string
  $2: cell $1, integer
  $3: cell $2, integer
  $4: cell $3, string
  $5: cell $4, string
