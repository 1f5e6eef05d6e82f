update "people" set "name" = "people"."name" where "people"."id" = $1 returning "people"."id" as c0, "people"."email" as c1, "people"."name" as c2, "people"."bossId" as c3
  $1: cell $0, string
