delete from "harvests" where "harvests"."plotId" collate binary in (select t0.value from json_each(?) as t0)
  ?: list $0, string
