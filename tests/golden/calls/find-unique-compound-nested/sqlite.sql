select t0."id" as c0, t0."farmId" as c1, t0."personId" as c2, t0."role" as c3, t0."wage" as c4 from "employments" as t0 where ((t0."farmId" = ? and t0."farmId" collate binary = ?) and (t0."personId" = ? and t0."personId" collate binary = ?))
  ?: cell $0, string
  ?: cell $0, string
  ?: cell $1, string
  ?: cell $1, string
