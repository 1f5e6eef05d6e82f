insert into "plots" ("id", "farmId", "code", "crop", "size") select t0.c0, t0.c1, t0.c2, t0.c3, t0.c4 from unnest(coalesce($1, (select array_agg("id") from "plots" where false)), coalesce($2, (select array_agg("farmId") from "plots" where false)), coalesce($3, (select array_agg("code") from "plots" where false)), coalesce($4, (select array_agg("crop") from "plots" where false)), $5::int4[]) with ordinality as t0(c0, c1, c2, c3, c4, c5) order by t0.c5 returning "plots"."id" as c0, "plots"."farmId" as c1, "plots"."code" as c2, "plots"."crop" as c3, "plots"."size" as c4
  $1: column 0 of rows $0, string
  $2: column 1 of rows $0, string
  $3: column 2 of rows $0, string
  $4: column 3 of rows $0, string
  $5: column 4 of rows $0, integer
