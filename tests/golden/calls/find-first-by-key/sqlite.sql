select t0."id" as c0, t0."email" as c1, t0."name" as c2, t0."bossId" as c3 from "people" as t0 where (t0."email" = ? and t0."email" collate binary = ?)
  ?: cell $0, string
  ?: cell $0, string
