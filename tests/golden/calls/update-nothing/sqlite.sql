update "people" set "name" = "people"."name" where ("people"."id" = ? and "people"."id" collate binary = ?) returning "people"."id" as c0, "people"."email" as c1, "people"."name" as c2, "people"."bossId" as c3
  ?: cell $0, string
  ?: cell $0, string
