select t0."id" as c0, t0."email" as c1, t0."name" as c2, t0."bossId" as c3 from "people" as t0 order by t0."id" collate binary limit cast(? as integer)
  ?: count $0
