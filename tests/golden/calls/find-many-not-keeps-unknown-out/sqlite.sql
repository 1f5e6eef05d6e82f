select t0."id" as c0, t0."crop" as c1 from "plots" as t0 where t0."crop" collate binary <> ? order by t0."id" collate binary
  ?: cell $0, string
