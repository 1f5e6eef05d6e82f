select t0."id" as c0, t0."crop" as c1 from "plots" as t0 where (t0."crop"::text collate "C" >= $1 and (t0."crop"::text collate "C" < $2 and t0."size" > $3::int4)) order by t0."id"::text collate "C"
  $1: cell $0, string
  $2: cell $1, string
  $3: cell $2, integer
