-- AlterTable
-- Nobody knows in which language the pictures there are were drawn: they are drawn anew, and go as pictures go.
ALTER TABLE "BoardPicture" DROP CONSTRAINT "BoardPicture_pkey",
ADD COLUMN     "locale" TEXT NOT NULL DEFAULT '',
ADD CONSTRAINT "BoardPicture_pkey" PRIMARY KEY ("roomId", "at", "madeFor", "locale");
ALTER TABLE "BoardPicture" ALTER COLUMN "locale" DROP DEFAULT;
