-- DropIndex
DROP INDEX "Image_roomId_idx";

-- AlterTable
ALTER TABLE "Image" DROP CONSTRAINT "Image_pkey",
ADD CONSTRAINT "Image_pkey" PRIMARY KEY ("roomId", "id");
