select t0."id" as c0, t0."size" as c1 from "plots" as t0 where ((t0."farmId" = ? and t0."farmId" collate binary = ?) and (t0."code" = ? and t0."code" collate binary = ?))
  ?: cell $0, string
  ?: cell $0, string
  ?: cell $1, string
  ?: cell $1, string
