delete from "harvests" where "harvests"."number" in (select cast(t0.value as integer) from json_each(?) as t0)
  ?: list $0, integer
