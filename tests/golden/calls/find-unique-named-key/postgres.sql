select t0."id" as c0, t0."size" as c1 from "plots" as t0 where (t0."farmId" = $1 and t0."code" = $2)
  $1: cell $0, string
  $2: cell $1, string
