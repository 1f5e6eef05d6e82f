insert into "people" ("id", "email", "name", "bossId") values ($1, $2, $3, $4) on conflict ("email") do update set "name" = $5 returning "people"."id" as c0, "people"."email" as c1, "people"."name" as c2, "people"."bossId" as c3
  $1: cell $0, string
  $2: cell $1, string
  $3: cell $2, string
  $4: cell $3, string
  $5: cell $4, string
