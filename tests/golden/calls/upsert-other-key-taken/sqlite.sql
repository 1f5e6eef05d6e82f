insert into "people" ("id", "email", "name", "bossId") values (?, ?, ?, ?) on conflict ("email") do update set "name" = ? where ("people"."email" = ? and "people"."email" collate binary = ?) returning "people"."id" as c0, "people"."email" as c1, "people"."name" as c2, "people"."bossId" as c3
  ?: cell $0, string
  ?: cell $1, string
  ?: cell $2, string
  ?: cell $3, string
  ?: cell $4, string
  ?: cell $1, string
  ?: cell $1, string
