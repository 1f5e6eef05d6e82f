select t0."id" as c0, (select json_array(t1."id", t1."email", t1."name", t1."bossId") from "people" as t1 where (t1."id" = t0."ownerId" and t1."id" collate binary = t0."ownerId")) as c1, (select json_array(json_group_array(t2."id"), json_group_array(t2."farmId"), json_group_array(t2."code"), json_group_array(t2."crop"), json_group_array(t2."size")) from "plots" as t2 where (t2."farmId" = t0."id" and t2."farmId" collate binary = t0."id")) as c2 from "farms" as t0 where (t0."slug" = ? and t0."slug" collate binary = ?)
  ?: cell $0, string
  ?: cell $0, string
