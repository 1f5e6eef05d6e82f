select t0."id" as c0 from "plots" as t0 where (t0."farmId" = $1 and t0."crop" = $2)
  $1: cell $0, string
  $2: cell $1, string
