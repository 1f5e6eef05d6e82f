select t0."id" as c0 from "plots" as t0 where t0."crop" collate binary <> ? order by t0."id" collate binary
  ?: cell $0, string
