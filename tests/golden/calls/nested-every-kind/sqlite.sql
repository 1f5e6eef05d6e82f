select (select json_group_array(json_array(t1."id", t1."slug", t1."name", t1."region", t1."organic", t1."herd", cast(t1."budget" as text), t1."area", t1."foundedAt", json(t1."settings"), t1."ownerId")) from "farms" as t1 where t1."ownerId" = t0."id") as c0 from "people" as t0 where t0."id" in (select t0.value from json_each(?) as t0) order by t0."id"
  ?: list $0, string
