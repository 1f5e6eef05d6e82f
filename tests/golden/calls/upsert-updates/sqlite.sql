insert into "people" ("id", "email", "name", "bossId") values (?, ?, ?, ?) on conflict ("email") do update set "name" = ? where ("people"."email" = ? and "people"."email" collate binary = ?) returning "people"."id" as c0, "people"."name" as c1, "people"."bossId" as c2
  ?: cell $0, string
  ?: cell $1, string
  ?: cell $2, string
  ?: cell $3, string
  ?: cell $4, string
  ?: cell $1, string
  ?: cell $1, string

select t0."name" as c0, t0."id" as c1 from "people" as t0 where t0."id" collate binary in (select t0.value from json_each(?) as t0)
  ?: list $5, string
