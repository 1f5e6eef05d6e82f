select t0."id" as c0 from "plots" as t0 where (t0."farmId" = ? and t0."crop" = ?)
  ?: cell $0, string
  ?: cell $1, string
