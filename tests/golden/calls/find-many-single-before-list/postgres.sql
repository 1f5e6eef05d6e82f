select t0."id" as c0, t0."email" as c1, t0."name" as c2, t0."bossId" as c3 from "people" as t0 where (t0."id" = any($1) and t0."id" = $2)
  $1: list $0, string
  $2: cell $1, string
