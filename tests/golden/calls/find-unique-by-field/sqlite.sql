select t0."id" as c0, t0."name" as c1 from "people" as t0 where (t0."email" = ? and t0."email" collate binary = ?)
  ?: cell $0, string
  ?: cell $0, string
