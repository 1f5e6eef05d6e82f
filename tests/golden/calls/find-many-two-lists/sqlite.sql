select t0."id" as c0 from "plots" as t0 where (t0."farmId" collate binary in (select t0.value from json_each(?) as t0) and t0."code" collate binary in (select t0.value from json_each(?) as t0)) order by t0."id" collate binary
  ?: list $0, string
  ?: list $1, string
