select t0."id" as c0, (select json_array(t1."id", t1."email", t1."name", t1."bossId") from "people" as t1 where t1."id" = t0."ownerId") as c1, (select json_group_array(json_array(t2."id", t2."farmId", t2."code", t2."crop", t2."size")) from "plots" as t2 where t2."farmId" = t0."id") as c2 from "farms" as t0 where t0."slug" = ?
  ?: cell $0, string
