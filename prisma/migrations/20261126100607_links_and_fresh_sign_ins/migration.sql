-- AlterTable
ALTER TABLE "AuthSession" ADD COLUMN     "signedInAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "OneTimeToken" ADD COLUMN     "invitationId" TEXT,
ADD COLUMN     "isHandedOver" BOOLEAN NOT NULL DEFAULT false;
