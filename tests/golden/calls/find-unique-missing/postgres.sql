select t0."id" as c0, (select json_build_array(t1."id", t1."email", t1."name", t1."bossId") from "people" as t1 where t1."id" = t0."ownerId") as c1, (select json_build_array(json_agg(t2."id"), json_agg(t2."farmId"), json_agg(t2."code"), json_agg(t2."crop"), json_agg(t2."size")) from "plots" as t2 where t2."farmId" = t0."id") as c2 from "farms" as t0 where t0."slug" = $1
  $1: cell $0, string
