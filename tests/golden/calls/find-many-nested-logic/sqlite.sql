select t0."id" as c0, t0."farmId" as c1, t0."code" as c2, t0."crop" as c3, t0."size" as c4 from "plots" as t0 where (((t0."crop" = ? and t0."crop" collate binary = ?) and t0."size" < cast(? as integer)) or ((t0."size" = cast(? as integer) and t0."crop" collate binary <> ?) or (t0."code" = ? and t0."code" collate binary = ?))) order by t0."id" collate binary
  ?: cell $0, string
  ?: cell $0, string
  ?: cell $1, integer
  ?: cell $2, integer
  ?: cell $3, string
  ?: cell $4, string
  ?: cell $4, string
