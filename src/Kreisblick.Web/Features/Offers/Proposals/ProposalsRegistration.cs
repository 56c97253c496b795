using Kreisblick.Web.Features.Offers.History;
using Kreisblick.Web.Features.Offers.Review;
using Kreisblick.Web.Platform.Jobs;

namespace Kreisblick.Web.Features.Offers.Proposals;

/// <summary>The way of a change from draft to publication: its handlers and the job for what has a day.</summary>
internal static class ProposalsRegistration
{
    public static void AddProposals(this IServiceCollection services)
    {
        services.AddSingleton(OwnProposals.Source);
        services.AddSingleton(OwnProposals.Erasure);
        services.AddScoped<StartProposal>();
        services.AddScoped<SaveProposal>();
        services.AddScoped<SubmitProposal>();
        services.AddScoped<ProposalMail>();
        services.AddScoped<ReviewProposal>();
        services.AddScoped<PublishProposal>();
        services.AddScoped<BulkReview>();
        services.AddScoped<RestoreVersion>();
        services.AddScoped<VersionReader>();
        services.AddScoped<DueWork>();
        services.AddSingleton(new JobHandler(DueWork.JobKind, DueWork.RunAsync));
        services.AddSingleton(new RecurringJob(DueWork.JobKind, TimeSpan.FromHours(1), TimeSpan.Zero));
    }
}
