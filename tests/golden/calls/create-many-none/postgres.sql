insert into "people" ("id", "email", "name", "bossId") select t0.c0, t0.c1, t0.c2, t0.c3 from unnest(coalesce($1, (select array_agg("id") from "people" where false)), coalesce($2, (select array_agg("email") from "people" where false)), coalesce($3, (select array_agg("name") from "people" where false)), coalesce($4, (select array_agg("bossId") from "people" where false))) with ordinality as t0(c0, c1, c2, c3, c4) order by t0.c4 returning "people"."id" as c0, "people"."email" as c1, "people"."name" as c2, "people"."bossId" as c3
  $1: column 0 of rows $0, string
  $2: column 1 of rows $0, string
  $3: column 2 of rows $0, string
  $4: column 3 of rows $0, string
