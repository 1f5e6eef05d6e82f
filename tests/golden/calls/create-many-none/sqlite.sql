insert into "people" ("id", "email", "name", "bossId") select t0.value ->> 0, t0.value ->> 1, t0.value ->> 2, t0.value ->> 3 from json_each(?) as t0 order by t0.key returning "people"."id" as c0, "people"."email" as c1, "people"."name" as c2, "people"."bossId" as c3
  ?: rows $0 of string, string, string, string
