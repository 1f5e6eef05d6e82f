create table if not exists `seats` (
  `row` varchar(255) not null,
  `place` int not null,
  `guest` longtext,
  constraint `seats_pkey` primary key (`row`, `place`)
) character set utf8mb4 collate utf8mb4_nopad_bin;

create table if not exists `item"s ``of`` ?` (
  `id` varchar(255) not null,
  `te"xt` longtext,
  `select` varchar(255),
  `$1` tinyint(1),
  `sm``all` int,
  `:big` bigint,
  `c0` decimal(65, 30),
  `?` datetime(3),
  `t0` json,
  `required` longtext not null default ('it''s'),
  constraint `item"s ``of`` ?_pkey` primary key (`id`),
  constraint `item"s ``of`` ?_select_check` check (`select` in ('a', 'A', 'b''c', convert(x'6422655c' using utf8mb4), convert(x'f09f9880' using utf8mb4))),
  constraint `item"s ``of`` ?_$1_check` check (`$1` in (0, 1))
) character set utf8mb4 collate utf8mb4_nopad_bin;

create table if not exists `authors` (
  `id` varchar(255) not null,
  `code` int,
  `name` longtext not null,
  constraint `authors_pkey` primary key (`id`)
) character set utf8mb4 collate utf8mb4_nopad_bin;

create table if not exists `notes` (
  `id` varchar(255) not null,
  `authorId` varchar(255),
  `big` bigint,
  constraint `notes_pkey` primary key (`id`),
  constraint `notes_authorId_fkey` foreign key (`authorId`) references `authors` (`id`),
  index `notes_authorId_idx` (`authorId`)
) character set utf8mb4 collate utf8mb4_nopad_bin;

create table if not exists `posts` (
  `id` varchar(255) not null,
  `authorId` varchar(255),
  `parentId` varchar(255),
  `rank` int,
  `text` longtext,
  `big` bigint,
  `amount` decimal(65, 30),
  `flag` tinyint(1),
  `at` datetime(3),
  `data` json,
  constraint `posts_pkey` primary key (`id`),
  constraint `posts_flag_check` check (`flag` in (0, 1)),
  constraint `posts_authorId_fkey` foreign key (`authorId`) references `authors` (`id`),
  constraint `posts_parentId_fkey` foreign key (`parentId`) references `posts` (`id`),
  index `posts_authorId_rank_idx` (`authorId`, `rank`),
  index `posts_parentId_idx` (`parentId`)
) character set utf8mb4 collate utf8mb4_nopad_bin;

create table if not exists `tags` (
  `id` varchar(255) not null,
  `label` longtext,
  constraint `tags_pkey` primary key (`id`)
) character set utf8mb4 collate utf8mb4_nopad_bin;

create table if not exists `post_tags` (
  `id` int not null auto_increment,
  `postId` varchar(255) not null,
  `tagId` varchar(255),
  constraint `post_tags_pkey` primary key (`id`),
  constraint `post_tags_postId_fkey` foreign key (`postId`) references `posts` (`id`),
  constraint `post_tags_tagId_fkey` foreign key (`tagId`) references `tags` (`id`),
  index `post_tags_postId_idx` (`postId`),
  index `post_tags_tagId_idx` (`tagId`)
) character set utf8mb4 collate utf8mb4_nopad_bin;

create table if not exists `counters` (
  `id` int not null auto_increment,
  `scope` varchar(255) not null,
  `name` varchar(255) not null,
  `token` varchar(255),
  `small` int,
  `big` bigint,
  `amount` decimal(65, 30),
  constraint `counters_pkey` primary key (`id`),
  constraint `counters_token_key` unique (`token`),
  constraint `counters_scope_name_key` unique (`scope`, `name`)
) character set utf8mb4 collate utf8mb4_nopad_bin;

create table if not exists `tickets` (
  `id` int not null auto_increment,
  constraint `tickets_pkey` primary key (`id`)
) character set utf8mb4 collate utf8mb4_nopad_bin;
