select t0."id" as c0, t0."email" as c1, t0."name" as c2, t0."bossId" as c3 from "people" as t0 where t0."bossId" = $1 order by t0."email"::text collate "C" desc limit 1
  $1: cell $0, string
