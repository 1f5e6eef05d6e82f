select t0."id" as c0 from "plots" as t0 where (t0."crop" <> $1 and t0."size" <= $2::int4)
  $1: cell $0, string
  $2: cell $1, integer
