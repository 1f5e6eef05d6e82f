insert into "people" as t0 ("id", "email", "name", "bossId") values ($1, $2, $3, $4) on conflict ("email") do update set "name" = $5 returning t0."id" as c0, t0."email" as c1, t0."name" as c2, t0."bossId" as c3
  $1: cell $0, string
  $2: cell $1, string
  $3: cell $2, string
  $4: cell $3, string
  $5: cell $4, string
