select t0."id" as c0 from "plots" as t0 where (t0."crop" collate binary <> ? and t0."size" <= cast(? as integer))
  ?: cell $0, string
  ?: cell $1, integer
