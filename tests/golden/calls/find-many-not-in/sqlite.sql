select t0."id" as c0 from "plots" as t0 where t0."crop" collate binary not in (select t0.value from json_each(?) as t0)
  ?: list $0, string
