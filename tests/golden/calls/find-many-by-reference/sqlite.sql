select t0."id" as c0 from "plots" as t0 where ((t0."farmId" = ? and t0."farmId" collate binary = ?) and (t0."crop" = ? and t0."crop" collate binary = ?))
  ?: cell $0, string
  ?: cell $0, string
  ?: cell $1, string
  ?: cell $1, string
