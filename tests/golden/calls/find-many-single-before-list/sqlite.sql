select t0."id" as c0, t0."email" as c1, t0."name" as c2, t0."bossId" as c3 from "people" as t0 where (t0."id" collate binary in (select t0.value from json_each(?) as t0) and (t0."id" = ? and t0."id" collate binary = ?))
  ?: list $0, string
  ?: cell $1, string
  ?: cell $1, string
